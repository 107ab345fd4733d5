import { createCanvas } from '@napi-rs/canvas';
import { sampleClients } from '#test/support/sampleOffice/clients.ts';

/** Three small pictures of each sample client, all different, in folders as the sheet names them. */
export function manyFiles(): File[] {
  return sampleClients.flatMap(({ folder }, client) =>
    ['主体证件', '主体负责人身份证正面', '主体负责人身份证反面'].map((name, index) =>
      pictureFile(`${folder}/${name}.png`, `rgb(${client * 20}, ${index * 80}, 90)`),
    ),
  );
}

/** A picture of one colour. */
export function pictureFile(name: string, colour: string): File {
  const canvas = createCanvas(24, 24);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, 24, 24);
  return new File([new Uint8Array(canvas.toBuffer('image/png'))], name);
}
