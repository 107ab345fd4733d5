import { FilePdfOutlined, FileUnknownOutlined } from '@ant-design/icons';
import { Flex, Skeleton, theme } from 'antd';
import type { CaseMaterial } from '#shared/api/cases.ts';
import { usePicture } from './usePicture.ts';

/** A small upright picture of a stored scan, of a PDF its first page; an icon where nothing can be drawn (film, a locked PDF). */
export function Thumbnail({ material, label }: { material: CaseMaterial; label: string }) {
  const { address, error } = usePicture(material, 'thumbnail');
  const { token } = theme.useToken();
  const Icon = material.facts.contentType === 'pdf' ? FilePdfOutlined : FileUnknownOutlined;
  return (
    <Flex
      align="center"
      justify="center"
      style={{
        height: 124,
        background: token.colorFillQuaternary,
        borderRadius: token.borderRadius,
        overflow: 'hidden',
      }}
    >
      {address && (
        <img src={address} alt={label} style={{ maxWidth: '100%', maxHeight: '100%', objectFit: 'contain' }} />
      )}
      {!address && !error && <Skeleton.Image active style={{ width: 120, height: 80 }} />}
      {error && (
        <Icon aria-label={`${label}：这种文件没有预览`} style={{ fontSize: 36, color: token.colorTextTertiary }} />
      )}
    </Flex>
  );
}
