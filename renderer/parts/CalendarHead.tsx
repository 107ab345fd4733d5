import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Flex, Select } from 'antd';
import type { dayjs } from './chineseDays.ts';

type Moment = ReturnType<typeof dayjs>;

/** How many years before and after the shown one can be picked: long enough for any certificate. */
const yearsAround = 20;

/** The head of a small calendar: the month before and after, and any month and year, each by its name. */
export function CalendarHead({ value, onChange }: { value: Moment; onChange: (shown: Moment) => void }) {
  const years = Array.from({ length: 2 * yearsAround + 1 }, (_, index) => value.year() - yearsAround + index);
  const months = Array.from({ length: 12 }, (_, month) => month);
  return (
    <Flex gap={6} align="center" style={{ padding: '0 0 8px' }}>
      <Button
        type="text"
        size="small"
        icon={<LeftOutlined />}
        aria-label="上个月"
        onClick={() => onChange(value.subtract(1, 'month'))}
      />
      <Select
        size="small"
        aria-label="年"
        style={{ flex: 1 }}
        value={value.year()}
        options={years.map((year) => ({ value: year, label: `${year} 年` }))}
        onChange={(year: number) => onChange(value.year(year))}
      />
      <Select
        size="small"
        aria-label="月"
        style={{ flex: 1 }}
        value={value.month()}
        options={months.map((month) => ({ value: month, label: `${month + 1} 月` }))}
        onChange={(month: number) => onChange(value.month(month))}
      />
      <Button
        type="text"
        size="small"
        icon={<RightOutlined />}
        aria-label="下个月"
        onClick={() => onChange(value.add(1, 'month'))}
      />
    </Flex>
  );
}
