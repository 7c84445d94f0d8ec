const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt]| +)(.+))?$/;
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))?$/;
/** The highest hour, minute, second, zone hour and zone minute. */
const HIGHEST = [23, 59, 59, 24, 60];

/** Whether Go's YAML takes unquoted text for a date (`parseTimestamp` in `resolve.go`); yaml.v3 then makes a `time.Time` of it. */
export function isTimestamp(text: string): boolean {
  const [, year, month, day, separator, time] = DATE.exec(text) ?? [];
  if (!isDay(Number(year), Number(month), Number(day))) return false;
  if (time === undefined) return true;
  const zoned = /(Z|[+-]\d\d:\d\d)$/.test(time);
  // A zone belongs to the form with "T", and only to that.
  return isTime(time) && zoned === (separator?.trim() !== '');
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return day > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTime(time: string): boolean {
  const parts = TIME.exec(time)?.slice(1);
  return parts?.every((part, index) => part === undefined || Number(part) <= (HIGHEST[index] ?? 0)) ?? false;
}
