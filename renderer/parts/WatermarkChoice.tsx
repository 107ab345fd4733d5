import { Checkbox, Typography } from 'antd';
import type { ScanProfile } from '#shared/rules/rulePack.ts';

/** Whether copies say all over them what they are for; a platform that refuses that decides by itself. */
export function WatermarkChoice({
  wanted,
  profile,
  disabled,
  onWanted,
}: {
  wanted: boolean;
  /** Undefined while it is not known yet. */
  profile: Pick<ScanProfile, 'watermark'> | undefined;
  disabled: boolean;
  onWanted: (wanted: boolean) => void;
}) {
  const refuses = profile?.watermark === 'refused';
  return (
    <Checkbox
      checked={wanted && !refuses}
      disabled={disabled || refuses}
      onChange={({ target }) => onWanted(target.checked)}
    >
      印上用途水印
      {refuses && <Typography.Text type="secondary">（这个平台不收带水印的图片，所以不印）</Typography.Text>}
    </Checkbox>
  );
}
