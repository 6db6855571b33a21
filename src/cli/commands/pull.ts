import type { CommandModule } from 'yargs';
import { processHubSettings } from '../hub-settings.ts';
import { printable } from '../printable.ts';
import { progressView, silent } from '../progress.ts';
import type { World } from '../world.ts';

interface Arguments {
  backbone: string;
  json: boolean;
  quiet: boolean;
}

export const pull = ({ terminal, signal }: World): CommandModule<object, Arguments> => ({
  command: 'pull <backbone>',
  describe: 'Fetch a published backbone into the cache',
  builder: (yargs) =>
    yargs
      .positional('backbone', {
        type: 'string',
        demandOption: true,
        describe: 'hf:OWNER/NAME[@REVISION], or tfhub:URL of a TF.js model',
      })
      .option('json', { type: 'boolean', default: false, describe: 'For machines' })
      .option('quiet', { type: 'boolean', default: false, describe: 'No progress' })
      .example('$0 pull hf:google-bert/bert-base-uncased', 'for audits that name it as model.backbone')
      .epilogue(
        'Reads HF_TOKEN, HF_ENDPOINT, HF_HUB_OFFLINE, HF_HUB_CACHE and HF_HOME as the Hugging Face libraries do, and TFHUB_CACHE_DIR.',
      ),
  handler: async ({ backbone, json, quiet }) => {
    const { pullBackbone } = await import('../../model/hubs/index.ts');
    const view = quiet ? silent : progressView(terminal);
    try {
      const pulled = await pullBackbone(backbone, processHubSettings(), {
        signal,
        progress: (event) => view.progress(backbone, event),
      });
      view.settled(printable(backbone), 'made');
      terminal.out(
        json
          ? JSON.stringify(pulled, null, 2)
          : `${pulled.folder}\n  an audit that names "${pulled.revision}" as model.backbone reads these files and no others`,
      );
    } finally {
      view.stop();
    }
  },
});
