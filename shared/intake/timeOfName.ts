/** A moment as phones, WeChat and systems write it into names, in the time of China. */
const calendarTime = new RegExp(
  [
    // One separator or none within the day, and one or none within the time.
    /(?:^|\D)(?<year>20\d{2})(?<dash>[-.]?)(?<month>\d{2})\k<dash>(?<day>\d{2})/u,
    /(?:[_\-. ]?|\s+at\s+|\s*(?<half>[上下])午\s*)/u,
    /(?<hour>\d{2}|\d(?=[-.:]))(?<colon>[-.:]?)(?<minute>\d{2})\k<colon>(?<second>\d{2})/u,
    /(?:_(?<thousandths>\d{3})(?!\d))?(?:\s*(?<noon>[ap])m\b)?/u,
  ]
    .map(({ source }) => source)
    .join(''),
  'giu',
);
/** Milliseconds since 1970, as in mmexport1695…: thirteen digits from 2010 to 2049. */
const millisecondTime = /(?:^|\D)(1[2-9]\d{11}|2[0-4]\d{11})(?:\D|$)/u;

/**
 * When a picture was made, by its name: mmexport…, wx_camera_…, 微信图片_2026-11-18_093012_123, IMG_…, Screenshot_…, 屏幕截图 2026-11-18
 * 093012, Screenshot 2026-11-18 at 09.30.12; milliseconds since 1970, null where the name tells nothing. The clock of such names is
 * taken to be that of China. Pure.
 */
export function timeOfName(name: string): number | null {
  for (const { groups = {} } of name.matchAll(calendarTime)) {
    const { half, noon } = groups;
    const [year = 0, month = 0, day = 0, told = 0, minute = 0, second = 0, thousandths = 0] = [
      ...[groups['year'], groups['month'], groups['day'], groups['hour'], groups['minute'], groups['second']],
      groups['thousandths'] ?? '0',
    ].map(Number);
    const twelve = half ?? noon?.toLowerCase();
    const isLate = twelve === '下' || twelve === 'p';
    const hour = twelve !== undefined && told <= 12 ? (told % 12) + (isLate ? 12 : 0) : told;
    const isDay = new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day && month >= 1 && month <= 12;
    if (!isDay || hour > 23 || minute > 59 || second > 59) continue;
    return Date.UTC(year, month - 1, day, hour - 8, minute, second, thousandths);
  }
  const counted = millisecondTime.exec(name);
  return counted ? Number(counted[1]) : null;
}
