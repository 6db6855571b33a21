import type { OnProgress } from '../../pipeline/progress.ts';

/** What hubs need to know of the machine. Nothing below the command line reads its environment. */
export interface HubSettings {
  /** Address of the Hugging Face Hub or of a mirror that speaks its routes, without a slash at the end. */
  readonly endpoint: string;
  /** Access token of the endpoint; sent to the endpoint's own origin and nowhere else. */
  readonly token?: string;
  /** No request is made; what is not in a cache is refused. */
  readonly offline: boolean;
  /** Folder of the Hugging Face cache, which other programs share. */
  readonly cache: string;
  /** Folder of models that are named by their addresses. */
  readonly tfhub: string;
}

export interface PullContext {
  readonly progress: OnProgress;
  readonly signal: AbortSignal;
}

/** A backbone that lies on this machine. */
export interface Pulled {
  readonly folder: string;
  /** The backbone's name pinned to what was pulled; the same name pulls the same files again. */
  readonly revision: string;
}

/** A place that backbones are published at. */
export interface Hub {
  readonly id: string;
  readonly title: string;
  /** How a backbone of this hub is named, with placeholders in capitals. */
  readonly form: string;
  /** Whether a name is one of this hub's. */
  claims(name: string): boolean;
  /**
   * What a cache holds under the name; makes no request.
   * @throws InvalidInput when the name is malformed.
   */
  find(name: string, settings: HubSettings): Promise<Pulled | undefined>;
  /**
   * Fetches what the name stands for now; what is cached already is not fetched again.
   * @throws InvalidInput when there is no such backbone, it may not be read, cannot be reached, or arrives damaged.
   */
  pull(name: string, settings: HubSettings, context: PullContext): Promise<Pulled>;
}
