import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Flex, Modal, Segmented, Typography } from 'antd';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { materialSlot } from '#shared/filing/materialSlot.ts';
import { certificateKinds } from '#shared/scans/certificates.ts';
import { changesNothing, plainRecipe } from '#shared/scans/recipe.ts';
import { useDesk } from '../../../app/deskContext.ts';
import { readError } from '../../../app/readError.ts';
import { ErrorNote } from '../../../parts/ErrorNote.tsx';
import { scrollableByKeyboard } from '../../../parts/scrollableByKeyboard.ts';
import { useDialog } from '../../../parts/useDialog.ts';
import { useReportError } from '../../../parts/useReportError.ts';
import { Waiting } from '../../../parts/Waiting.tsx';
import { useShowCase } from '../../useOpenedCase.ts';
import { CornerStage } from './CornerStage.tsx';
import { CutAwayNote } from './CutAwayNote.tsx';
import { FixControls } from './FixControls.tsx';
import { LeaveFixing } from './LeaveFixing.tsx';
import { useFixDraft } from './useFixDraft.ts';
import { type Preview, usePreview } from './usePreview.ts';

/** 修整: a picture turned, cut out along its corners, made brighter or clearer, with the result beside it as it changes. */
export function FixDialog({
  caseNumber,
  material,
  onClose,
}: {
  caseNumber: string;
  material: CaseMaterial;
  onClose: () => void;
}) {
  const { scanId, slot, facts, fix } = material;
  const { client } = useDesk();
  const show = useShowCase();
  const report = useReportError();
  const { close, dialog } = useDialog(onClose);
  const work = useFixDraft(caseNumber, material);
  const { recipe } = work;
  const turn = recipe?.turn;
  const upright = useMemo(() => (turn === undefined ? null : { ...plainRecipe, turn }), [turn]);
  const stage = usePreview(scanId, upright);
  const result = usePreview(scanId, recipe);
  const [view, setView] = useState<'corners' | 'result'>('corners');

  const [asking, setAsking] = useState(false);
  // What counted when it was opened; undefined once the person was told that somebody else has fixed it since.
  const [over, setOver] = useState<string | null | undefined>(fix?.id ?? null);
  const ready = recipe !== null && stage.address !== null && work.size !== null;
  // What somebody knows to be cut away; a little more by the next step of a key is no news.
  const [knownLost, setKnownLost] = useState(0);
  const [askedLost, setAskedLost] = useState(false);
  const lostBox = useRef<HTMLInputElement>(null);
  const lostKnown = work.lost <= knownLost + 0.01;
  const ground = useRef<HTMLDivElement>(null);
  // Where the keys of the whole mode work, and Tab goes on to the corners.
  useEffect(() => {
    if (ready) ground.current?.focus();
  }, [ready]);

  // How it looks now, and how that is taken back, stands in the window one comes back to.
  const save = useMutation({
    mutationFn: async () => {
      if (recipe === null || !work.changes) return;
      show(await client.materials.fix({ caseNumber, scanId, recipe, over }));
      work.discard();
    },
    onSuccess: close,
    onError: (error) => {
      report(error);
      if (readError(error).code === 'pictureChanged') setOver(undefined);
    },
  });
  const trySave = () => {
    if (work.lost > 0 && !lostKnown) {
      setAskedLost(true);
      lostBox.current?.focus();
    } else save.mutate();
  };
  const leave = () => {
    if (save.isPending) return;
    if (work.touched) setAsking(true);
    else {
      work.discard();
      close();
    }
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'z' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      work.back();
    }
    // Buttons do by Enter what they say; a corner says nothing.
    const presses = target.closest('button, [role="switch"], [role="radio"]') !== null;
    if (event.key === 'Enter' && (!presses || target.dataset['corner'] !== undefined)) {
      event.preventDefault();
      trySave();
    }
  };
  return (
    <>
      <Modal
        {...dialog}
        onCancel={leave}
        title={`修整 · ${materialSlot(slot).label} · ${facts.name}`}
        width="min(1240px, 97vw)"
        style={{ top: 16 }}
        footer={
          <Flex gap={8} wrap align="center">
            <Button type="primary" disabled={!work.changes} loading={save.isPending} onClick={trySave} title="回车键">
              保存
            </Button>
            <Button disabled={!work.draft || work.draft.past.length === 0} onClick={work.back} title="Ctrl+Z">
              撤销
            </Button>
            <Button disabled={recipe === null || changesNothing(recipe)} onClick={work.reset}>
              还原
            </Button>
            <Button onClick={leave}>取消</Button>
            <Typography.Text type="secondary">原图一直保留，保存后也能换回。</Typography.Text>
          </Flex>
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the whole mode; every control has its own. */}
        <div ref={ground} tabIndex={-1} style={{ outline: 'none' }} onKeyDown={onKeyDown}>
          {work.left && work.touched && (
            <Alert
              type="info"
              showIcon
              role="status"
              title="接着上次没有保存的修整。"
              style={{ marginBottom: 12 }}
              action={
                <Button size="small" onClick={work.discard}>
                  不要了，重新开始
                </Button>
              }
            />
          )}
          {work.failed && <ErrorNote error={work.failed} />}
          {stage.failed && stage.address === null && <p role="status">这张图现在打不开，请关掉这个窗口后再试一次。</p>}
          {!ready || recipe === null || stage.address === null || !work.size ? (
            !work.failed && !stage.failed && <Waiting what="正在打开图片" />
          ) : (
            <Flex gap={16}>
              <section
                ref={scrollableByKeyboard}
                aria-label="图片"
                style={{ flex: 1, minWidth: 0, overflow: 'auto', textAlign: 'center' }}
              >
                {view === 'corners' ? (
                  <CornerStage
                    address={stage.address}
                    name={facts.name}
                    size={work.size}
                    corners={recipe.corners}
                    onMove={(corners, gesture) => work.change({ corners }, gesture)}
                  />
                ) : (
                  <Result preview={result} name={facts.name} height="calc(100vh - 232px)" />
                )}
              </section>
              <Flex
                vertical
                gap={14}
                style={{ width: 300, flex: 'none', overflow: 'auto', maxHeight: 'calc(100vh - 210px)' }}
              >
                <Segmented
                  block
                  aria-label="看什么"
                  value={view}
                  options={[
                    { value: 'corners', label: '拉四个角' },
                    { value: 'result', label: '看效果' },
                  ]}
                  onChange={setView}
                />
                {work.lost > 0 && (
                  <CutAwayNote
                    lost={work.lost}
                    what={certificateKinds.has(materialSlot(slot).scanKind) ? '证件' : '纸张'}
                    known={lostKnown}
                    onKnown={(known) => setKnownLost(known ? work.lost : 0)}
                    asked={askedLost}
                    box={lostBox}
                  />
                )}
                {view === 'corners' && <Result preview={result} name="修整后的样子" height={beside} />}
                <FixControls
                  recipe={recipe}
                  finding={work.find.isPending}
                  note={work.note}
                  onChange={work.change}
                  onFind={() => work.find.mutate()}
                />
                {view === 'corners' && (
                  <Typography.Text type="secondary">
                    拖动蓝色圆点对准证件的四个角；也可以按 Tab 选角，用方向键微调，按住 Shift 走大步。
                  </Typography.Text>
                )}
              </Flex>
            </Flex>
          )}
        </div>
      </Modal>
      {work.touched && !save.isPending && (
        <LeaveFixing
          asking={asking}
          onStay={() => setAsking(false)}
          onThrowAway={(elsewhere) => {
            setAsking(false);
            work.discard();
            if (!elsewhere) close();
          }}
        />
      )}
    </>
  );
}

/** Beside the corners it must leave room for everything that can be done, on low screens, too. */
const beside = 'clamp(84px, calc(100vh - 500px), 220px)';

function Result({ preview: { address, failed }, name, height }: { preview: Preview; name: string; height: string }) {
  return (
    <Flex vertical align="center" justify="center" style={{ minHeight: height === beside ? height : undefined }}>
      {address ? (
        <img src={address} alt={name} data-testid="fix-result" style={{ maxWidth: '100%', maxHeight: height }} />
      ) : (
        !failed && <Waiting what="正在生成预览" />
      )}
      {failed && <p role="status">预览没有做出来，再动一下就会重试。</p>}
    </Flex>
  );
}
