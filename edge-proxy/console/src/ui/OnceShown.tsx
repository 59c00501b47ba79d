import type { ComponentChildren } from 'preact';
import { CopyButton } from './CopyButton';
import { Notice } from './Notice';
import { Time } from './Time';

/** Something that the API tells only once: a link or a token. It goes with the component. */
export function OnceShown({
  text,
  what,
  until,
  children,
}: {
  text: string;
  what: string;
  until?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <Notice tone="warn">
      <p>{children}</p>
      <p class="once">
        <code>{text}</code> <CopyButton text={text} what={what} />
      </p>
      {until && (
        <p class="small">
          Ends <Time at={until} exact />
        </p>
      )}
    </Notice>
  );
}
