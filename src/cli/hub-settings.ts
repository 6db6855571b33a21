import { homedir } from 'node:os';
import type { HubSettings } from '../model/hubs/hub.ts';
import { hubSettings } from '../model/hubs/settings.ts';

/** Where backbones come from and are kept, as the environment says. */
export function processHubSettings(): HubSettings {
  return hubSettings(process.env, homedir());
}
