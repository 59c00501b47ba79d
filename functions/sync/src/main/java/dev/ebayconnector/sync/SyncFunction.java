package dev.ebayconnector.sync;

import dev.ebayconnector.core.database.DatabaseSettings;
import dev.ebayconnector.core.settings.BuyerPeriods;
import dev.ebayconnector.ebay.EbaySettings;
import dev.ebayconnector.ebay.SyncedResources;
import dev.ebayconnector.privacy.PersonalDataKeys;
import dev.ebayconnector.security.SessionSettings;
import dev.ebayconnector.sync.messages.MessagesSettings;
import dev.ebayconnector.sync.proof.ProofSettings;
import dev.ebayconnector.sync.run.quota.QuotaSettings;
import dev.ebayconnector.sync.run.start.QueueSettings;
import dev.ebayconnector.sync.schedule.ScheduleSettings;
import dev.ebayconnector.tokens.VaultSettings;
import dev.ebayconnector.web.HttpFunction;
import java.util.Map;

/** Starts, shows and stops syncs; {@link SyncWorkerFunction} runs them. */
public final class SyncFunction extends HttpFunction {

    public SyncFunction() {
        this(System.getenv());
    }

    SyncFunction(Map<String, String> environment) {
        super(
                environment,
                settings -> DatabaseSettings.read(settings, "connector-sync"),
                SessionSettings::read,
                QueueSettings::read,
                QuotaSettings::read,
                ScheduleSettings::read,
                ProofSettings::read,
                BuyerPeriods::read,
                MessagesSettings::read,
                EbaySettings::read,
                SyncedResources::read,
                VaultSettings::read,
                settings -> PersonalDataKeys.read(settings::required, settings::problem));
    }
}
