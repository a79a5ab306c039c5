// `wheelcheck images [IMAGE]`.

import { describeImage, imageListRenderers, imageRenderers, listImages, WheelcheckError } from '@wheelcheck/core';
import type { Io } from './io.ts';
import { parseOutputs, writeOutput } from './output.ts';
import { renderOptions, type ReportFlags } from './render-options.ts';
import { ownPlatform, platformOf, type TargetFlags } from './request.ts';

export type ImagesFlags = Omit<TargetFlags, 'base'> & ReportFlags;

/** @returns 0 @throws WheelcheckError where the image cannot exist */
export async function imagesCommand(image: string | undefined, flags: ImagesFlags, io: Io): Promise<number> {
  const outputs = parseOutputs(flags.format ?? [], imageRenderers, false);
  const { python, libc, pip } = flags;
  const [platform, ...others] = (flags.platform ?? []).map(platformOf);
  if (others.length > 0)
    throw new WheelcheckError({
      code: 'usage',
      message: 'images shows one platform at a time',
      hint: 'give --platform once',
      settings: ['platform'],
    });
  const wantsOne = image !== undefined || python !== undefined || libc !== undefined;
  const facts = {
    ...(python === undefined ? {} : { python }),
    ...(libc === undefined ? {} : { libc }),
    ...(pip === undefined ? {} : { pip }),
  };
  const description = wantsOne
    ? await describeImage({
        ...(image === undefined ? {} : { base: image }),
        ...(platform ? { platform } : {}),
        machine: ownPlatform(),
        ...facts,
      })
    : undefined;
  for (const output of outputs) {
    const options = renderOptions(flags, io, output.file !== undefined);
    const text = description
      ? imageRenderers[output.format](description, options)
      : imageListRenderers[output.format](listImages(), options);
    await writeOutput(output, text, io);
  }
  return 0;
}
