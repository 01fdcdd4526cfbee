/** The tables of what producers show of themselves, and of what uses a photo. */
export interface ContentTables {
  producerImage: ProducerImageTable;
  mediaUse: MediaUseTable;
}

/** Which photos a producer shows of itself, in which order. */
export interface ProducerImageTable {
  producerId: string;
  position: number;
  mediaId: string;
  alt: string;
  altEn: string | null;
}

/** What shows a photo, or would once it is approved; a photo that nothing uses is forgotten. */
export interface MediaUseTable {
  mediaId: string;
  /** product | variant | producer | submission | upload */
  ownerKind: string;
  /** The id of the owner; of a submission its number, of an upload its time in 15 digits. */
  ownerId: string;
}
