/** Provinces without 省 and 自治区, as names of companies begin with them. */
const provinces =
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门';
/** Cities without 市 whose companies leave it out as often as not: the larger ones. */
const cities =
  '深圳|广州|杭州|南京|苏州|武汉|成都|西安|长沙|郑州|青岛|济南|厦门|福州|宁波|无锡|合肥|佛山|东莞|珠海|中山|惠州|昆明|南宁|贵阳|南昌|太原|石家庄|哈尔滨|长春|沈阳|大连|海口|三亚|兰州|银川|西宁|乌鲁木齐|呼和浩特|拉萨|温州|嘉兴|绍兴|金华|常州|南通|徐州|扬州|泉州|烟台|潍坊|洛阳|义乌|昆山|横琴';
const otherPlace = /\p{Script=Han}{2,3}?(?:省|县|(?<![城超集])市|(?<![社园小])区)/u;
/** The places a name begins with. */
export const placeBefore = new RegExp(`^(?:(?:${provinces}|${cities})[省市]?|${otherPlace.source})+`, 'u');
/** The first of them, in a group, with the 省 or 市 that is left out. */
export const placeEnding = new RegExp(`^(${provinces}|${cities})[省市]`, 'u');
/** A bracketed place at the beginning. */
export const placeAlone = new RegExp(`^\\((?:${provinces}|${cities})[省市]?\\)`, 'u');
