import { register } from 'tsx/esm/api';

/** Lets this thread, and the worker threads that inherit its `--import`, read TypeScript. */
register();
