import { setTimeout } from 'node:timers/promises';
import { InvalidInput } from '../../errors.ts';

export interface RequestOptions {
  /** What is asked for, in messages: the backbone as its user named it. */
  readonly subject: string;
  readonly signal: AbortSignal;
  /** What lets a user in whom the hub does not know, as the end of a sentence. */
  readonly entry: string;
  /** What asks, where it is not the usual `fetch`. */
  readonly fetch?: typeof fetch;
  /** Goes to addresses of `origin`; a redirect to elsewhere loses it. */
  readonly token?: { readonly value: string; readonly origin: string };
}

export type Request = typeof fetch;

/** Waits that a busy hub is granted before it is given up, and the longest of them. */
const WAITS = 5;
const LONGEST_WAIT_S = 60;

/**
 * `fetch` for one backbone: waits where the hub asks for it (429 or 503 with Retry-After), and gives back only answers
 * that hold what was asked for (2xx, and 416 for a range past the end).
 * @throws InvalidInput that says what the hub refused and what to do; never tells the token.
 */
export function requester({
  subject,
  signal,
  token,
  entry,
  fetch = globalThis.fetch,
}: RequestOptions): Request {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    if (token && url.origin === token.origin) headers.set('authorization', `Bearer ${token.value}`);
    for (let waits = 0; ; waits++) {
      const response = await fetch(url, { ...init, headers, signal }).catch((cause) => {
        signal.throwIfAborted();
        throw unreachable(url, subject, cause);
      });
      if (response.ok || response.status === 416) return response;
      await response.body?.cancel();
      const seconds = retryAfter(response);
      if (seconds === undefined || seconds > LONGEST_WAIT_S || waits === WAITS) {
        throw refused(response.status, { host: url.host, subject, entry });
      }
      await setTimeout(seconds * 1000, undefined, { signal });
    }
  };
}

/** Seconds that the answer asks to wait; undefined where waiting would not help. */
function retryAfter({ status, headers }: Response): number | undefined {
  if (status !== 429 && status !== 503) return undefined;
  const asked = headers.get('retry-after');
  if (asked === null) return status === 429 ? 1 : undefined;
  const seconds = /^\d+$/.test(asked) ? Number(asked) : (Date.parse(asked) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** What an answer says, and what to do about it; `entry` is the hub's own way in. */
const REFUSALS: Readonly<Record<number, (entry: string) => readonly [what: string, remedy: string]>> = {
  401: (entry) => [
    'asks who you are (401)',
    `Check the name; where the backbone is private or gated, ${entry}.`,
  ],
  403: (entry) => ['does not let you read it (403)', `Accept its conditions on its page, and ${entry}.`],
  404: () => [
    'has no such backbone or revision (404)',
    'Check the name, and the revision where it names one.',
  ],
  410: () => ['has it no more (410)', 'Name another backbone.'],
  429: (entry) => [
    'answers too many requests at the moment (429)',
    `Try again later, or, to be let in earlier, ${entry}.`,
  ],
};

function refused(
  status: number,
  { host, subject, entry }: { readonly host: string; readonly subject: string; readonly entry: string },
): InvalidInput {
  const [what, remedy] = REFUSALS[status]?.(entry) ?? [
    `answers with an error (${status})`,
    'Try again later.',
  ];
  return new InvalidInput(`${host} ${what}`, { file: subject }, remedy);
}

/** The hub could not be reached, or the connection broke. */
export function unreachable(url: URL, subject: string, cause: unknown): InvalidInput {
  if (cause instanceof InvalidInput) return cause;
  const { code } = ((cause as Error).cause ?? cause) as { readonly code?: string };
  return new InvalidInput(
    `${url.host} cannot be reached (${code ?? (cause as Error).message})`,
    { file: subject },
    'Check the connection, and HF_ENDPOINT where a mirror is used; what has arrived is kept, and fetched no second time.',
    { cause },
  );
}
