import { Button, Dialog, Tick } from '../ui';
import { PAGES } from './pages';
import { shortcutHelp, shortcutsOn, switchShortcuts } from './shortcuts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['/', 'Search on this page'],
  ['j', 'Next row'],
  ['k', 'Previous row'],
  ['o', 'Open the row (Enter does it too)'],
  ['Esc', 'Close the panel'],
  ['?', 'These keys'],
];

export function ShortcutHelp() {
  if (!shortcutHelp.value) return null;
  const close = () => {
    shortcutHelp.value = false;
  };
  const pages = PAGES.filter(({ key }) => key !== undefined).map(({ key, title }) => [`g ${key}`, title] as const);
  return (
    <Dialog title="Keyboard" onClose={close}>
      <div class="stack">
        <dl class="keys">
          {[...KEYS, ...pages].map(([keys, does]) => (
            <div key={keys}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Tick
          label="Use keys without a modifier"
          checked={shortcutsOn.value}
          onChange={(event: Event) => switchShortcuts((event.currentTarget as HTMLInputElement).checked)}
        />
        <div class="row end">
          <Button kind="primary" onClick={close}>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
