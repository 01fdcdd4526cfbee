import type { ReportRefusal } from '../../scanner-web/views/index.ts';
import type { Problem, ProblemCode } from '../http/problems.ts';

const REFUSALS: Partial<Record<ProblemCode, ReportRefusal>> = {
  'rate-limited': 'limited',
  'photo-too-large': 'photo-size',
  'body-too-large': 'photo-size',
  'image-format': 'photo-form',
  'image-heic': 'photo-form',
  'image-damaged': 'photo-damaged',
  'image-pixels': 'photo-damaged',
  'image-erased': 'photo-damaged',
  'upload-malformed': 'photo-damaged',
  'email-invalid': 'email',
  'request-cross-site': 'elsewhere',
};

/** What the page of the form says about a refusal: the problem's own text is for programs, and not in every language. */
export function refusalToTell({ code, details }: Problem): ReportRefusal {
  return REFUSALS[code] ?? (details.field === undefined ? 'failed' : 'value');
}
