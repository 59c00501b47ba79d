interface Scope {
  /** In a sentence: `Reconnect to allow …`. */
  readonly short: string;
  /** What it lets this connector do, and what it does not. */
  readonly long: string;
}

const SCOPES: Readonly<Record<string, Scope>> = {
  'sell.fulfillment.readonly': {
    short: 'reading orders',
    long: 'Read orders. The connector cannot change or ship them.',
  },
  'sell.fulfillment': { short: 'orders', long: 'Read and change orders. The connector only reads them.' },
  'sell.payment.dispute': {
    short: 'payment disputes',
    long: 'Read payment disputes and their evidence. eBay has no read-only form; the connector only reads.',
  },
  'sell.finances': {
    short: 'transactions and payouts',
    long: 'Read transactions, payouts and funds. It moves no money.',
  },
  'sell.inventory.readonly': {
    short: 'reading inventory and offers',
    long: 'Read inventory items and offers made through eBay’s Inventory API.',
  },
  'sell.inventory': {
    short: 'inventory and offers',
    long: 'Read and change inventory and offers. The connector only reads them.',
  },
  'commerce.message': {
    short: 'messages',
    long: 'Read conversations with buyers. eBay has no read-only form; the connector sends none.',
  },
  'commerce.identity.readonly': {
    short: 'reading the seller’s identity',
    long: 'Read the seller’s user name and id, to know whose account this is.',
  },
  api_scope: { short: 'public data', long: 'Read what eBay shows to anyone.' },
};

const lastPart = (scope: string): string => scope.split('/').pop() || scope;

function known(scope: string): Scope | null {
  const word = lastPart(scope);
  return Object.hasOwn(SCOPES, word) ? SCOPES[word]! : null;
}

/** What a scope allows, in words; the last part of its name if the console does not know it. */
export function allows(scope: string): string {
  return known(scope)?.short ?? lastPart(scope);
}

/** A sentence about a scope, or null if the console does not know it. */
export function explained(scope: string): string | null {
  return known(scope)?.long ?? null;
}

export { lastPart as scopeName };
