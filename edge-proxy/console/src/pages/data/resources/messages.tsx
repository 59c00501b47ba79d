import type { Conversation, Message } from '../../../api.types';
import { Badge } from '../../../ui';
import { resource } from '../resource';
import { column, id, moment, number, text, word } from './cells';

export const messages = resource<Message>({
  name: 'messages',
  title: 'Messages',
  one: 'message',
  id: 'message_id',
  search: [
    ['sender', 'Sender'],
    ['conversation_id', 'Conversation id'],
    ['id', 'Message id'],
  ],
  period: 'Sent',
  choices: [],
  columns: [
    moment('created_at', 'Sent', { sort: 'created_at' }),
    text('sender', 'From'),
    text('recipient', 'To'),
    text('subject', 'Subject'),
    text('body', 'Text', { wide: true }),
    column('read', 'Read', ({ read }) => (read === null ? '–' : read ? 'yes' : <Badge word="unread" tone="info" />)),
    id('conversation_id', 'Conversation', { optional: true }),
    id('message_id', 'Message', { optional: true }),
  ],
  sort: 'created_at',
  days: [['messages', 'Messages']],
  moments: [['created_at', 'The message was sent']],
  related: ({ conversation_id }) => [
    { label: 'All messages of this conversation', resource: 'messages', by: 'conversation_id', value: conversation_id },
    { label: 'The conversation', resource: 'conversations', by: 'id', value: conversation_id },
  ],
  sync: 'messages',
});

export const conversations = resource<Conversation>({
  name: 'conversations',
  title: 'Conversations',
  one: 'conversation',
  id: 'conversation_id',
  search: [
    ['buyer', 'Other party'],
    ['reference_id', 'Item or order'],
    ['id', 'Conversation id'],
  ],
  period: 'Latest message',
  choices: [],
  columns: [
    moment('latest_message_at', 'Latest message', { sort: 'latest_message_at' }),
    text('other_party', 'Other party'),
    text('title', 'Title', { wide: true }),
    word('conversation_type', 'Type'),
    word('status', 'Status'),
    number('unread_count', 'Unread'),
    id('reference_id', 'About'),
    id('conversation_id', 'Conversation', { sort: 'conversation_id', optional: true }),
  ],
  sort: 'latest_message_at',
  days: [],
  moments: [
    ['created_at', 'The conversation began'],
    ['latest_message_at', 'Latest message'],
  ],
  related: ({ conversation_id }) => [
    { label: 'Messages of this conversation', resource: 'messages', by: 'conversation_id', value: conversation_id },
  ],
  sync: 'messages',
});
