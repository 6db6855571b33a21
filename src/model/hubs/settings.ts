import { join } from 'node:path';
import type { HubSettings } from './hub.ts';

/**
 * The settings that an environment asks for, by the variables that the Hugging Face libraries read: `HF_ENDPOINT`,
 * `HF_TOKEN`, `HF_HUB_OFFLINE`, `HF_HUB_CACHE`, `HF_HOME`, `XDG_CACHE_HOME`, and by TF Hub's own: `TFHUB_CACHE_DIR`.
 * `home` is the user's folder.
 */
export function hubSettings(env: Readonly<Record<string, string | undefined>>, home: string): HubSettings {
  const set = (name: string) => (env[name] === '' ? undefined : env[name]);
  const caches = set('XDG_CACHE_HOME') ?? join(home, '.cache');
  const token = set('HF_TOKEN')?.trim();
  return {
    endpoint: (set('HF_ENDPOINT') ?? 'https://huggingface.co').replace(/\/+$/, ''),
    ...(token !== undefined && { token }),
    offline: ['1', 'on', 'yes', 'true'].includes((env.HF_HUB_OFFLINE ?? '').toLowerCase()),
    cache: set('HF_HUB_CACHE') ?? join(set('HF_HOME') ?? join(caches, 'huggingface'), 'hub'),
    tfhub: set('TFHUB_CACHE_DIR') ?? join(caches, 'tfhub'),
  };
}
