import { Segmented, Space, Typography } from 'antd';

/** Whether a dossier shows ID numbers and phones in full. Pictures are never masked, which is said where it matters. */
export function NumbersChoice({
  masked,
  disabled = false,
  onMasked,
}: {
  masked: boolean;
  disabled?: boolean;
  onMasked: (masked: boolean) => void;
}) {
  return (
    <Space wrap>
      <Segmented
        aria-label="号码怎样显示"
        disabled={disabled}
        value={masked ? 'masked' : 'full'}
        options={[
          { value: 'masked', label: '隐去号码中段' },
          { value: 'full', label: '完整号码' },
        ]}
        onChange={(value) => onMasked(value === 'masked')}
      />
      {masked && <Typography.Text type="secondary">扫描件里的号码仍看得到</Typography.Text>}
    </Space>
  );
}
