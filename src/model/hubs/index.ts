import { InvalidInput } from '../../errors.ts';
import { registry } from '../../registry.ts';
import type { Hub, HubSettings, PullContext, Pulled } from './hub.ts';
import { huggingFace } from './hugging-face/hugging-face.ts';
import { tfhub } from './tfhub/tfhub.ts';

/** Places that backbones are pulled from. */
export const hubs = registry<Hub>('hub', [huggingFace, tfhub]);

/** The hub that a name belongs to; undefined for the name of a folder. */
export function hubOf(name: string): Hub | undefined {
  return [...hubs].find((hub) => hub.claims(name));
}

/**
 * Fetches what a name stands for now; offline, what a cache holds of it.
 * @throws InvalidInput when no hub has such names, or it cannot be had.
 */
export async function pullBackbone(
  name: string,
  settings: HubSettings,
  context: PullContext,
): Promise<Pulled> {
  const hub = hubOf(name);
  if (!hub) {
    const forms = Array.from(hubs, ({ form }) => form).join(', ');
    throw new InvalidInput('this is not the name of a published backbone', { file: name }, `Write ${forms}.`);
  }
  if (!settings.offline) return hub.pull(name, settings, context);
  const found = await hub.find(name, settings);
  if (found) return found;
  throw new InvalidInput(
    'it is not in the cache, and HF_HUB_OFFLINE forbids to fetch it',
    { file: name },
    'Pull it once where there is a connection: fairgate pull NAME.',
  );
}

/** As `pullBackbone`, but asks no hub for what a cache holds. */
export async function findOrPull(name: string, settings: HubSettings, context: PullContext): Promise<Pulled> {
  return (await hubOf(name)?.find(name, settings)) ?? pullBackbone(name, settings, context);
}
