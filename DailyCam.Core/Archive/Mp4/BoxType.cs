namespace DailyCam.Core.Archive.Mp4;

/// <summary>Four-character codes of the ISO boxes an archive file is made of.</summary>
internal static class BoxType
{
    public const uint FileType = 0x66747970; // ftyp
    public const uint Movie = 0x6D6F6F76; // moov
    public const uint Track = 0x7472616B; // trak
    public const uint Media = 0x6D646961; // mdia
    public const uint MediaHeader = 0x6D646864; // mdhd
    public const uint MediaInformation = 0x6D696E66; // minf
    public const uint SampleTable = 0x7374626C; // stbl
    public const uint SampleDescription = 0x73747364; // stsd
    public const uint Audio = 0x6D703461; // mp4a
    public const uint ElementaryStream = 0x65736473; // esds
    public const uint BitRate = 0x62747274; // btrt
    public const uint Uuid = 0x75756964; // uuid
    public const uint MovieFragment = 0x6D6F6F66; // moof
    public const uint MediaData = 0x6D646174; // mdat
    public const uint TrackFragment = 0x74726166; // traf
    public const uint TrackFragmentHeader = 0x74666864; // tfhd
    public const uint TrackFragmentDecodeTime = 0x74666474; // tfdt
    public const uint TrackRun = 0x7472756E; // trun
}
