/** Content-Formats and their media types (RFC 7252 clause 12.3 and its registry), of those that this interface can meet. */
const formats: Readonly<Record<string, number>> = {
  'text/plain': 0,
  'application/link-format': 40,
  'application/xml': 41,
  'application/octet-stream': 42,
  'application/exi': 47,
  'application/json': 50,
  'application/cbor': 60,
};

const mediaTypes = new Map(Object.entries(formats).map(([mediaType, format]) => [format, mediaType]));

/** The number of a media type, or undefined where CoAP has none for it. */
export const contentFormatOf = (mediaType: string): number | undefined => formats[mediaType];

/** The media type of a number; one that is not known here keeps its number. */
export const mediaTypeOfFormat = (format: number): string => mediaTypes.get(format) ?? `content-format-${format}`;
