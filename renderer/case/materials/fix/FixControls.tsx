import { AimOutlined, RotateLeftOutlined, RotateRightOutlined } from '@ant-design/icons';
import { Button, Flex, Space, Switch, Typography } from 'antd';
import { turnedBy } from '#shared/scans/fixDraft.ts';
import type { Recipe } from '#shared/scans/recipe.ts';
import { Amount } from './Amount.tsx';
import type { FixNote } from './useFixDraft.ts';

/** Everything that can be done to a picture besides its corners. */
export function FixControls({
  recipe,
  finding,
  note,
  onChange,
  onFind,
}: {
  recipe: Recipe;
  /** While the corners are being looked for. */
  finding: boolean;
  /** Why no corners, or none that are sure, were found, or that none are needed. */
  note: FixNote | null;
  onChange: (change: Partial<Recipe>, gesture?: string) => void;
  onFind: () => void;
}) {
  return (
    <Flex vertical gap={12}>
      <Space.Compact block>
        <Button block icon={<RotateLeftOutlined aria-hidden />} onClick={() => onChange(turnedBy(recipe, 270))}>
          左转
        </Button>
        <Button block icon={<RotateRightOutlined aria-hidden />} onClick={() => onChange(turnedBy(recipe, 90))}>
          右转
        </Button>
      </Space.Compact>
      <Space.Compact block>
        <Button block icon={<AimOutlined aria-hidden />} loading={finding} onClick={onFind}>
          自动找边
        </Button>
        <Button block disabled={recipe.corners === null} onClick={() => onChange({ corners: null })}>
          不裁
        </Button>
      </Space.Compact>
      {note !== null && (
        <Typography.Text type={note.needless ? 'secondary' : 'warning'} role="status">
          {note.text}。
        </Typography.Text>
      )}
      <Amount label="亮度" value={recipe.brightness} onChange={(brightness) => onChange({ brightness }, '亮度')} />
      <Amount label="对比" value={recipe.contrast} onChange={(contrast) => onChange({ contrast }, '对比')} />
      <Flex justify="space-between" align="center">
        <span id="clearerSeal">红章更清楚</span>
        <Switch
          aria-labelledby="clearerSeal"
          checked={recipe.clearerSeal}
          onChange={(clearerSeal) => onChange({ clearerSeal })}
        />
      </Flex>
    </Flex>
  );
}
