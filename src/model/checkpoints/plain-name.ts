/** Whether a name that a checkpoint's file gives for another stays in its folder: no path, no parent, no device. */
export function isPlainName(name: unknown): name is string {
  return typeof name === 'string' && /^\w[\w.-]{0,199}$/.test(name);
}
