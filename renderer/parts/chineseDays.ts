import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

dayjs.locale('zh-cn');

/** The days antd's calendars reckon with, named in Chinese, weeks beginning on Monday. */
export { dayjs };
