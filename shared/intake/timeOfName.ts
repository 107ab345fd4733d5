/** A moment as phones and WeChat write it into names, in the time of China. */
const calendarTimes: readonly RegExp[] = [
  /(?:^|\D)(20\d{2})(\d{2})(\d{2})[_\-. ]?(\d{2})(\d{2})(\d{2})/u,
  /(?:^|\D)(20\d{2})-(\d{2})-(\d{2})[_\-. ](\d{2})[-.:](\d{2})[-.:](\d{2})/u,
];
/** Milliseconds since 1970, as in mmexport1695…: thirteen digits from 2010 to 2049. */
const millisecondTime = /(?:^|\D)(1[2-9]\d{11}|2[0-4]\d{11})(?:\D|$)/u;

/**
 * When a picture was made, by its name: mmexport…, wx_camera_…, 微信图片_…, IMG_…, Screenshot_…; milliseconds since 1970,
 * null where the name tells nothing. Pure.
 */
export function timeOfName(name: string): number | null {
  for (const pattern of calendarTimes) {
    const found = pattern.exec(name);
    if (!found) continue;
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1).map(Number);
    const fits = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 60;
    if (fits) return Date.UTC(year, month - 1, day, hour - 8, minute, second);
  }
  const counted = millisecondTime.exec(name);
  return counted ? Number(counted[1]) : null;
}

/** A name that says nothing of what is in the file: what cameras, phones and WeChat give. Pure. */
export function isMeaningless(name: string): boolean {
  return !/\p{Script=Han}/u.test(name.replace(/^微信图片|^企业微信截图|^截屏|^屏幕截图|^图片|^扫描|^照片/u, ''));
}
