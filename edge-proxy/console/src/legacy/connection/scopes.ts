const WORDS: Record<string, string> = {
  'sell.fulfillment.readonly': 'reading orders',
  'sell.fulfillment': 'orders',
  'sell.payment.dispute': 'payment disputes',
  'sell.finances': 'transactions and payouts',
  'sell.inventory.readonly': 'reading inventory and offers',
  'sell.inventory': 'inventory and offers',
  'commerce.message': 'messages',
  'commerce.identity.readonly': 'reading the seller’s identity',
};

/** What a scope allows, in words; the last part of its name if the console does not know it. */
export function allows(scope: string): string {
  const word = scope.split('/').pop() || scope;
  return Object.hasOwn(WORDS, word) ? WORDS[word]! : word;
}
