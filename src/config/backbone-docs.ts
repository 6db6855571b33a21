import { hubs } from '../model/hubs/index.ts';
import { publishedBackbones } from '../model/published-backbones.ts';

/** docs/backbones.md: every family of backbones with the exact command that fetches one of it. */
export function backboneDocs(): string {
  const rows = publishedBackbones().map(
    ({ id, title, family, modality, command }) =>
      `| ${title} | \`${family}\` | ${modality} | \`${id}\` | \`${command}\` |`,
  );
  const forms = Array.from(hubs, ({ title, form }) => `- ${title}: \`${form}\``);
  return `${[
    `# Backbones

<!-- Made from the registries by src/config/backbone-docs.ts: \`npm run docs\` writes it again. -->

An audit names its backbone at \`model.backbone\`: a folder relative to the audit file, or a published checkpoint:`,
    forms.join('\n'),
    `\`fairgate pull NAME\` fetches it into the cache of the Hugging Face libraries, only the files that are needed, each
held to the digest that the hub names; a download that was cut off goes on where it ended. An audit whose backbone is
in the cache asks no hub; one whose backbone is not pulls it first. Without \`@REVISION\`, a name stands for what was
pulled last; with a commit, for the same files for ever. \`lineage.revision\` of the result names the commit.

Weights are read as safetensors, whole or in shards. PyTorch pickles (\`.bin\`, \`.pt\`) can run code when they are opened,
so they are neither fetched nor read.`,
    [
      '| variable | meaning |',
      '|---|---|',
      '| `HF_TOKEN` | token for private and gated backbones; sent to the hub’s own address alone |',
      '| `HF_ENDPOINT` | a mirror in place of `https://huggingface.co` |',
      '| `HF_HUB_OFFLINE` | `1`: make no request, use what the cache holds |',
      '| `HF_HUB_CACHE`, `HF_HOME`, `XDG_CACHE_HOME` | where the cache is, the first that is set |',
    ].join('\n'),
    `Any checkpoint of these families works whose configuration has no variant that is refused by name; these are examples.
\`fairgate list backbones\` prints them.`,
    ['| family | `model_type` | reads | backbone | command |', '|---|---|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')}\n`;
}
