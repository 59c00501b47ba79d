import type { InventoryItem, Offer } from '../../../api.types';
import { Badge } from '../../../ui';
import { type Choice, resource } from '../resource';
import { column, id, moment, money, number, text, word } from './cells';

const NOTE =
  'eBay shows here only what was made through its Inventory API, or moved to it. Listings made on eBay’s website or by the Trading API are not in it, so an empty list does not mean that the seller has no listings.';

const GONE: Choice = {
  name: 'gone',
  label: 'At eBay',
  options: [
    ['false', 'Still listed'],
    ['true', 'Gone'],
  ],
};

const state = ({ gone_at }: { gone_at: string | null }) =>
  gone_at === null ? <Badge word="listed" tone="good" /> : <Badge word="gone" tone="warn" />;

export const inventory = resource<InventoryItem>({
  name: 'inventory',
  title: 'Inventory',
  one: 'item',
  id: 'sku',
  search: [['id', 'SKU']],
  period: 'Stored',
  choices: [GONE],
  columns: [
    id('sku', 'SKU', { sort: 'sku' }),
    text('title', 'Title', { wide: true }),
    word('condition', 'Condition'),
    number('quantity', 'Quantity'),
    column('gone_at', 'At eBay', state),
    moment('stored_at', 'Stored', { sort: 'stored_at' }),
    text('brand', 'Brand', { optional: true }),
    id('mpn', 'MPN', { optional: true }),
    id('epid', 'EPID', { optional: true }),
    text('locale', 'Locale', { optional: true }),
  ],
  sort: 'stored_at',
  days: [],
  moments: [['gone_at', 'eBay no longer lists it']],
  related: ({ sku }) => [{ label: 'Offers of this SKU', resource: 'offers', by: 'sku', value: sku }],
  note: NOTE,
  sync: 'inventory',
});

export const offers = resource<Offer>({
  name: 'offers',
  title: 'Offers',
  one: 'offer',
  id: 'offer_id',
  search: [
    ['sku', 'SKU'],
    ['id', 'Offer id'],
    ['listing_id', 'Listing id'],
  ],
  period: 'Stored',
  choices: [
    {
      name: 'status',
      label: 'Status',
      options: [
        ['PUBLISHED', 'Published'],
        ['UNPUBLISHED', 'Not published'],
      ],
    },
    {
      name: 'listing_status',
      label: 'Listing',
      options: [
        ['ACTIVE', 'Active'],
        ['OUT_OF_STOCK', 'Out of stock'],
        ['INACTIVE', 'Inactive'],
        ['ENDED', 'Ended'],
        ['EBAY_ENDED', 'Ended by eBay'],
        ['NOT_LISTED', 'Not listed'],
      ],
    },
    GONE,
  ],
  columns: [
    id('offer_id', 'Offer', { sort: 'offer_id' }),
    id('sku', 'SKU'),
    word('status', 'Status'),
    word('listing_status', 'Listing'),
    money('price', 'Price', { sort: 'price' }),
    number('available_quantity', 'Available'),
    number('sold_quantity', 'Sold'),
    column('gone_at', 'At eBay', state),
    moment('stored_at', 'Stored', { sort: 'stored_at' }),
    id('listing_id', 'Listing id', { optional: true }),
    word('format', 'Format', { optional: true }),
    text('marketplace_id', 'Marketplace', { optional: true }),
  ],
  sort: 'stored_at',
  amount: 'price',
  days: [],
  moments: [
    ['listing_starts_at', 'The listing starts'],
    ['gone_at', 'eBay no longer lists it'],
  ],
  related: ({ sku }) => [{ label: 'The item', resource: 'inventory', by: 'id', value: sku }],
  note: NOTE,
  sync: 'offers',
});
