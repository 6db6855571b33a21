import { isAbsolute, join } from 'node:path';
import { InvalidInput } from '../errors.ts';
import type { HubSettings, PullContext } from '../model/hubs/hub.ts';
import { findOrPull, hubOf } from '../model/hubs/index.ts';

/** What it takes to have backbones that are named as hubs name them. */
export interface HubAccess extends PullContext {
  readonly settings: HubSettings;
}

export interface LocatedBackbone {
  readonly folder: string;
  /** The name pinned to what it stood for; absent where the audit names a folder. */
  readonly revision?: string;
}

/**
 * The folder that a backbone's name in an audit file stands for; relative ones begin at `folder`.
 * @throws InvalidInput when a published backbone cannot be had.
 */
export async function locateBackbone(
  name: string,
  folder: string,
  access: HubAccess | undefined,
): Promise<LocatedBackbone> {
  if (!hubOf(name)) return { folder: isAbsolute(name) ? name : join(folder, name) };
  if (access) return findOrPull(name, access.settings, access);
  throw new InvalidInput(
    'the audit was loaded without access to hubs',
    { file: name },
    'Give loadAudit the settings of the hubs, or name a folder.',
  );
}
