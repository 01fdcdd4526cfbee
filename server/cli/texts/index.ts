import type { Dictionaries } from '../../domain/language.ts';
import { FRAME_EN, type FrameTexts } from './frame.en.ts';
import { FRAME_VI } from './frame.vi.ts';
import { KEYS_EN, type KeysTexts } from './keys.en.ts';
import { KEYS_VI } from './keys.vi.ts';
import { REGISTRY_EN, type RegistryTexts } from './registry.en.ts';
import { REGISTRY_VI } from './registry.vi.ts';
import { SERVICE_EN, type ServiceTexts } from './service.en.ts';
import { SERVICE_VI } from './service.vi.ts';
import { STAMPS_EN, type StampsTexts } from './stamps.en.ts';
import { STAMPS_VI } from './stamps.vi.ts';
import { VERIFY_EN, type VerifyTexts } from './verify.en.ts';
import { VERIFY_VI } from './verify.vi.ts';

/** Every sentence of the command line in one language, by topic. */
export interface CliTexts {
  readonly frame: FrameTexts;
  readonly service: ServiceTexts;
  readonly registry: RegistryTexts;
  readonly stamps: StampsTexts;
  readonly verify: VerifyTexts;
  readonly keys: KeysTexts;
}

/** The dictionaries of the command line. */
export const CLI_TEXTS: Dictionaries<CliTexts> = {
  vi: {
    frame: FRAME_VI,
    service: SERVICE_VI,
    registry: REGISTRY_VI,
    stamps: STAMPS_VI,
    verify: VERIFY_VI,
    keys: KEYS_VI,
  },
  en: {
    frame: FRAME_EN,
    service: SERVICE_EN,
    registry: REGISTRY_EN,
    stamps: STAMPS_EN,
    verify: VERIFY_EN,
    keys: KEYS_EN,
  },
};
