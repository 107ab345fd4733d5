import { theme } from 'antd';
import type { Finding, Weight } from '#shared/filing/finding.ts';
import { cornersOf } from '#shared/scans/quad.ts';

/**
 * Where on a picture its findings are: an outline for each place, laid over the picture it fills. The heavier finding
 * is drawn last. Nothing for findings without a place; screen readers have the sentences beside the picture.
 */
export function PictureZones({ findings }: { findings: readonly Finding[] }) {
  const { token } = theme.useToken();
  const colours: Readonly<Record<Weight, string>> = {
    must: token.colorError,
    should: token.colorWarning,
    hint: token.colorInfo,
  };
  const order: Readonly<Record<Weight, number>> = { hint: 0, should: 1, must: 2 };
  const placed = findings
    .filter(({ zones }) => zones !== undefined && zones.length > 0)
    .toSorted((one, other) => order[one.weight] - order[other.weight]);
  if (placed.length === 0) return null;
  return (
    <svg
      aria-hidden
      data-testid="picture-zones"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
    >
      {placed.flatMap(({ rule, weight, zones = [] }) =>
        zones.map((zone) => {
          const points = cornersOf(zone)
            .map(({ x, y }) => `${x},${y}`)
            .join(' ');
          return (
            <g key={`${rule} ${points}`} data-rule={rule}>
              {/* White below the colour: seen on dark and on light pictures alike. */}
              <polygon points={points} fill="none" stroke="#fff" strokeWidth={5} vectorEffect="non-scaling-stroke" />
              <polygon
                points={points}
                // A quad is the paper itself, to be looked at; a rectangle is the spot that cannot be.
                fill={Array.isArray(zone) ? 'none' : colours[weight]}
                fillOpacity={0.18}
                stroke={colours[weight]}
                strokeWidth={2.5}
                strokeLinejoin="round"
                vectorEffect="non-scaling-stroke"
              />
            </g>
          );
        }),
      )}
    </svg>
  );
}
