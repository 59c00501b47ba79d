import type { NewAlertReceiver } from '../../api.types';
import { Button, Dialog, OnceShown, Time } from '../../ui';

/** The secret that signs what a receiver gets, this one time. */
export function SecretShown({
  title,
  receiver,
  onClose,
}: {
  title: string;
  receiver: NewAlertReceiver;
  onClose: () => void;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="stack">
        <OnceShown text={receiver.secret} what="secret">
          Copy the secret now: it is shown only here. The receiver checks with it that an alert is from here.
        </OnceShown>
        {receiver.old_secret_until !== null && (
          <p class="quiet">
            The old secret signs as well until <Time at={receiver.old_secret_until} exact />.
          </p>
        )}
        <p class="quiet">Slack checks no signature and needs no secret.</p>
        <div class="row end">
          <Button kind="primary" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
