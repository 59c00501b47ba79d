import { Fault, post } from '../api';
import { busy, button, el, fill } from '../dom';
import { badge, faultNotice, instant, notice, requestId } from '../parts';
import type { Run } from '../types';
import { isActive } from './followRun';
import { elapsed, rowsSentence } from './runWords';

/** One run: its progress, and the button that stops it. */
export class RunCard {
  readonly element = el('div', { class: 'run', hidden: true });
  // Screen readers announce only changes of state, not the numbers that change every second.
  private readonly spoken = el('p', { class: 'unseen', role: 'status' });
  private readonly facts = el('div');
  private readonly request = el('p', { class: 'small' });
  private readonly stopping = el('div');
  private readonly problem = el('div');
  private readonly stop = button('STOP', () => void busy(this.stop, () => this.cancel()), 'danger');
  private current: Run | null = null;
  private receipted = '';

  constructor(private readonly admin: boolean) {
    this.element.append(this.spoken, this.facts, this.request, this.stop, this.stopping, this.problem);
  }

  show(run: Run): void {
    if (run.id !== this.current?.id) {
      fill(this.problem);
      fill(this.request, requestId(run.request_id));
    }
    if (run.state !== this.current?.state) this.spoken.textContent = `The sync is ${run.state.toLowerCase()}.`;
    this.current = run;
    this.element.hidden = false;
    this.stop.hidden = !this.admin || !isActive(run) || run.stop !== null;
    fill(
      this.facts,
      progress(run),
      el(
        'dl',
        { class: 'facts' },
        ...fact('State', badge(run.state)),
        ...fact('Pages', String(run.pages)),
        ...fact('Rows', rowsSentence(run)),
        ...fact('Windows', windows(run)),
        ...fact('Elapsed', elapsed(run, Date.now())),
      ),
      run.error && notice('bad', el('p', {}, el('strong', {}, run.error.code), ` ${run.error.detail}`)),
    );
    this.showReceipt(run);
  }

  /** Redrawn only when its content changes: it has the focus after STOP, and screen readers announce it. */
  private showReceipt(run: Run): void {
    const key = run.stop === null ? '' : JSON.stringify([run.id, run.stop, isActive(run)]);
    if (key === this.receipted) return;
    this.receipted = key;
    fill(this.stopping, run.stop && receipt(run));
  }

  trouble(fault: Fault | null): void {
    fill(this.problem, fault && faultNotice(fault));
  }

  private async cancel(): Promise<void> {
    try {
      this.show(await post<Run>(`/api/ebay/sync/runs/${encodeURIComponent(this.current!.id)}/cancel`));
      this.element.querySelector<HTMLElement>('.receipt')?.focus();
    } catch (fault) {
      if (!(fault instanceof Fault)) throw fault;
      this.trouble(fault);
    }
  }
}

function progress(run: Run): HTMLElement | null {
  if (!isActive(run)) return null;
  const expected = run.progress?.rows_expected ?? 0;
  const bar = el('progress', { 'aria-label': 'Rows read so far', max: expected > 0 ? expected : null });
  if (expected > 0) bar.value = Math.min(run.rows.seen, expected);
  return bar;
}

function windows(run: Run): string {
  const { windows_done: done, windows_total: total } = run.progress ?? {};
  return total ? `${done ?? 0} of ${total}` : '–';
}

function fact(name: string, value: Node | string): HTMLElement[] {
  return [el('dt', {}, name), el('dd', {}, value)];
}

function receipt(run: Run): HTMLElement {
  const { requested_at, requested_by, after_page, kept_rows } = run.stop!;
  const box = notice(
    'warn',
    el(
      'p',
      {},
      el('strong', {}, isActive(run) ? 'Stopping after the current page.' : 'Stopped.'),
      ' Requested by ',
      requested_by,
      ', ',
      instant(requested_at),
      '.',
    ),
    after_page !== null &&
      el('p', {}, `The last page stored was page ${after_page}; ${kept_rows ?? run.rows.seen} rows were kept.`),
  );
  box.classList.add('receipt');
  box.tabIndex = -1;
  return box;
}
