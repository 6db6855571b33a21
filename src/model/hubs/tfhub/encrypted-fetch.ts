import { InvalidInput } from '../../../errors.ts';
import { checkEncrypted } from './name.ts';

const MOST_REDIRECTS = 10;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** `fetch` that looks at every address on the way before it asks there. Throws InvalidInput for those that may not be asked. */
export function encryptedFetch(name: string): typeof fetch {
  return async (input, init) => {
    let url = new URL(input instanceof Request ? input.url : input);
    const local = url.protocol === 'http:';
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      checkEncrypted(url, name);
      if (url.protocol === 'http:' && !local) break;
      const response = await fetch(url, { ...init, redirect: 'manual' });
      const location = response.headers.get('location');
      if (!REDIRECTS.has(response.status) || location === null || !URL.canParse(location, url.href))
        return response;
      await response.body?.cancel();
      url = new URL(location, url);
    }
    throw new InvalidInput(
      `${url.host} cannot be reached: the address leads on and on, or to this machine`,
      { file: name },
      'Check the address.',
    );
  };
}
