/**
 * The beginning of a day, in UTC, in milliseconds; NaN where the calendar has no such day.
 * @param day such as `2026-01-31`
 */
export function dayTime(day: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return Number.NaN;
  const time = Date.parse(`${day}T00:00:00Z`);
  return new Date(Number.isNaN(time) ? 0 : time).toISOString().startsWith(day) ? time : Number.NaN;
}
