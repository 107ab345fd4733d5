import { useQuery } from '@tanstack/react-query';
import { useDesk } from '../app/deskContext.ts';
import { ofRulePack } from '../app/tabs.ts';
import { NumbersChoice } from './NumbersChoice.tsx';
import { WatermarkChoice } from './WatermarkChoice.tsx';

/** How a dossier is made. */
export interface DossierOptions {
  /** Numbers printed with their middle hidden. */
  readonly masked: boolean;
  /** Cards say all over them what they are for, where the office's platform takes that. */
  readonly watermark: boolean;
}

/** As nobody is harmed by it: numbers hidden, cards marked. */
export const carefulDossier: DossierOptions = { masked: true, watermark: true };

/** How much dossiers show of a person: the same for one case and for many. */
export function DossierChoice({
  chosen,
  disabled = false,
  onChosen,
}: {
  chosen: DossierOptions;
  disabled?: boolean;
  onChosen: (options: DossierOptions) => void;
}) {
  const { queries } = useDesk();
  const profiles = useQuery(queries.rules.profiles.queryOptions(ofRulePack)).data;
  const settings = useQuery(queries.settings.get.queryOptions()).data;
  return (
    <>
      <NumbersChoice
        masked={chosen.masked}
        disabled={disabled}
        onMasked={(masked) => onChosen({ ...chosen, masked })}
      />
      <WatermarkChoice
        wanted={chosen.watermark}
        profile={profiles?.find(({ id }) => id === settings?.profile)}
        disabled={disabled}
        onWanted={(watermark) => onChosen({ ...chosen, watermark })}
      />
    </>
  );
}
