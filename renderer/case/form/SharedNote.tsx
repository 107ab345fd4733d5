import { Typography } from 'antd';

/** Says that other cases use the same record, so that nobody changes them unawares; nothing when none does. */
export function SharedNote({ who, otherCases }: { who: string; otherCases: number }) {
  if (otherCases === 0) return null;
  return (
    <Typography.Text type="warning">
      {who}还用于另外 {otherCases} 个案件，在这里修改，那些案件也会一起改。
    </Typography.Text>
  );
}
