/**
 * What this desk has put on the clipboard, for as long as the page lives: it outlasts the component that copied, a lock, and
 * in another tab the window that was closed.
 *
 * A page can neither look at the clipboard nor, in most browsers, write to it while another window is in front. So it is
 * emptied at the first moment that is allowed once it is `stale`: at once, when the page comes to the front, or with the
 * next key or click on any page of the desk.
 */
export type Held = 'nothing' | 'fresh' | 'stale';

/** How long a value stays on the clipboard, in milliseconds; the desktop app itself counts the same. */
export const copiedTime = 60_000;

const channel = new BroadcastChannel('beian-clipboard');
const words: ReadonlySet<unknown> = new Set<Held>(['nothing', 'fresh', 'stale']);
const listeners = new Set<() => void>();
/** What gives a page leave to write there. */
const happenings = ['keydown', 'pointerup', 'focus', 'visibilitychange'] as const;
let held: Held = 'nothing';
let timer: ReturnType<typeof setTimeout> | undefined;
/** How often something was copied: an emptying that was begun before has no say about what came later. */
let copies = 0;
/** The emptying that is under way; it cannot be called back. */
let emptying: Promise<unknown> | null = null;

channel.addEventListener('message', ({ data }) => follow(words.has(data) ? data : 'nothing'));
// Whoever copies something else here has already replaced it; of other programs nobody tells a page.
// What the desk puts there itself, in the place of what the browser would, is told by who does so.
for (const happening of ['copy', 'cut'])
  addEventListener(happening, ({ defaultPrevented }) => {
    if (!defaultPrevented) tell('nothing');
  });

/** What lies there, as far as is known; with `subscribeHeld` for `useSyncExternalStore`. */
export function heldNow(): Held {
  return held;
}

export function subscribeHeld(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Puts something secret there by `put`: its minute begins, in every tab of the desk, and nothing older empties it. False
 * where `put` was not let. Called while a key or a click is being answered.
 */
export async function holdCopy(text: string, put: (text: string) => boolean): Promise<boolean> {
  if (!put(text)) return false;
  copies += 1;
  const mine = copies;
  tell('fresh');
  if (!emptying) return true;
  await emptying;
  // What was begun before may have ended after it: it is put there once more, unless something else has come since.
  if (copies !== mine || held !== 'fresh') return true;
  return put(text) || isAllowed(navigator.clipboard.writeText(text));
}

/** It is to go now: the vault was locked, or its minute is over. Nothing happens where nothing lies there. */
export function letGo(): void {
  if (held !== 'nothing') tell('stale');
}

/** Empties the clipboard; false where the browser does not let it. Works best while a key or a click is being answered. */
export async function emptyClipboard(): Promise<boolean> {
  const before = copies;
  // Both ways at once: the first is refused in a password field, the second by older browsers.
  const done = overwrite();
  // Without a key or click Chromium asks for leave to read as well, which no page of the desk is given.
  const writing = navigator.userActivation.isActive ? isAllowed(navigator.clipboard.writeText('')) : null;
  emptying = writing;
  const written = writing !== null && (await writing);
  if (emptying === writing) emptying = null;
  if (!done && !written) return false;
  if (copies === before) tell('nothing');
  return true;
}

function isAllowed(writing: Promise<void>): Promise<boolean> {
  return writing.then(
    () => true,
    () => false,
  );
}

function tell(now: Held): void {
  if (now === held && now !== 'fresh') return;
  channel.postMessage(now);
  follow(now);
}

function follow(now: Held): void {
  clearTimeout(timer);
  for (const happening of happenings) removeEventListener(happening, tryNow, true);
  held = now;
  if (now === 'fresh') timer = setTimeout(letGo, copiedTime);
  if (now === 'stale') {
    for (const happening of happenings) addEventListener(happening, tryNow, true);
    if (document.hasFocus()) tryNow();
  }
  for (const listener of listeners) listener();
}

/** After the key or click has been answered: one that copies the next value has replaced what was to go. */
function tryNow(): void {
  setTimeout(() => {
    if (held === 'stale') void emptyClipboard();
  });
}

/** Puts nothing in the place of what is there, the older way: only while a key or a click is answered, and in no password field. */
function overwrite(): boolean {
  const empty = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', '');
  };
  document.addEventListener('copy', empty, { once: true });
  const done = document.execCommand('copy');
  document.removeEventListener('copy', empty);
  return done;
}
