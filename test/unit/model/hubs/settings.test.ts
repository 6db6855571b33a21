import { expect, test } from 'vitest';
import { hubSettings } from '../../../../src/model/hubs/settings.ts';

test('an empty environment', () => {
  expect(hubSettings({}, '/home/me')).toEqual({
    endpoint: 'https://huggingface.co',
    offline: false,
    cache: '/home/me/.cache/huggingface/hub',
    tfhub: '/home/me/.cache/tfhub',
  });
});

test('the variables of the Hugging Face libraries, the nearest first', () => {
  const cacheOf = (env: Record<string, string>) => hubSettings(env, '/home/me').cache;
  expect(cacheOf({ XDG_CACHE_HOME: '/x' })).toBe('/x/huggingface/hub');
  expect(cacheOf({ XDG_CACHE_HOME: '/x', HF_HOME: '/h' })).toBe('/h/hub');
  expect(cacheOf({ HF_HOME: '/h', HF_HUB_CACHE: '/c' })).toBe('/c');
  expect(hubSettings({ XDG_CACHE_HOME: '/x' }, '/').tfhub).toBe('/x/tfhub');
  expect(hubSettings({ XDG_CACHE_HOME: '/x', TFHUB_CACHE_DIR: '/t' }, '/').tfhub).toBe('/t');
  expect(hubSettings({ HF_ENDPOINT: 'https://mirror.example/', HF_TOKEN: ' t\n' }, '/')).toMatchObject({
    endpoint: 'https://mirror.example',
    token: 't',
  });
});

test.each([
  ['1', true],
  ['TRUE', true],
  ['yes', true],
  ['on', true],
  ['0', false],
  ['', false],
])('HF_HUB_OFFLINE=%s', (value, offline) => {
  expect(hubSettings({ HF_HUB_OFFLINE: value }, '/').offline).toBe(offline);
});
