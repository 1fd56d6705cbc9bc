using System.Buffers.Binary;
using System.Text;
using DailyCam.Core.Cameras;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class VideoFileTests
{
    public static readonly TheoryData<string, string> Texts = new()
    {
        { "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:1,\nfile:///etc/passwd\n", CameraProblems.UploadPlaylist },
        { "\uFEFF\r\n#EXTM3U\n", CameraProblems.UploadPlaylist },
        { "ffconcat version 1.0\nfile /etc/passwd\n", CameraProblems.UploadPlaylist },
        { "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">", CameraProblems.UploadPlaylist },
        { "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", CameraProblems.UploadPlaylist },
        { "[playlist]\nFile1=/etc/passwd", CameraProblems.UploadPlaylist },
        { "Dear diary, this is a text named .mp4", CameraProblems.UploadNotVideo },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", CameraProblems.UploadNotVideo },
        { "GIF89a", CameraProblems.UploadNotVideo },
        { "\u007fELF", CameraProblems.UploadNotVideo },
        { "G", CameraProblems.UploadNotVideo },
        { "", CameraProblems.UploadEmpty },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void What_is_no_video_is_told_by_its_first_bytes(string text, string code) =>
        Assert.Equal(code, VideoFileHead.Problem(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Every_container_that_is_read_passes()
    {
        Assert.Null(VideoFileHead.Problem(Box("ftyp", 16)));
        Assert.Null(VideoFileHead.Problem([0x1A, 0x45, 0xDF, 0xA3, 1, 0, 0, 0]));
        Assert.Null(VideoFileHead.Problem([.. "RIFF"u8, 0, 0, 0, 0, .. "AVI LIST"u8]));
        var ts = new byte[VideoFileHead.Length];
        ts[0] = ts[188] = ts[376] = 0x47;
        Assert.Null(VideoFileHead.Problem(ts));
        var m2ts = new byte[VideoFileHead.Length];
        m2ts[4] = m2ts[196] = m2ts[388] = 0x47;
        Assert.Null(VideoFileHead.Problem(m2ts));
    }

    [Fact]
    public void A_whole_file_is_not_cut_and_every_shorter_one_is()
    {
        byte[] whole = [.. Box("ftyp", 16), .. Box("moov", 100), .. Box("mdat", 300)];
        Assert.False(IsCut(whole));
        int[] boundaries = [0, 16, 116];
        foreach (var length in Enumerable.Range(1, whole.Length - 1).Except(boundaries))
        {
            Assert.True(IsCut(whole[..length]), $"{length} bytes");
        }
    }

    [Fact]
    public void Pictures_without_their_index_are_a_cut_file() =>
        Assert.True(IsCut([.. Box("ftyp", 16), .. Box("mdat", 300)]));

    [Fact]
    public void Long_boxes_boxes_to_the_end_and_impossible_lengths_are_understood()
    {
        var large = Box("mdat", 300);
        BinaryPrimitives.WriteInt32BigEndian(large, 1);
        BinaryPrimitives.WriteInt64BigEndian(large.AsSpan(8), 300);
        Assert.False(IsCut([.. Box("moov", 50), .. large]));
        BinaryPrimitives.WriteInt64BigEndian(large.AsSpan(8), -5);
        Assert.True(IsCut([.. Box("moov", 50), .. large]));
        BinaryPrimitives.WriteInt64BigEndian(large.AsSpan(8), long.MaxValue);
        Assert.True(IsCut([.. Box("moov", 50), .. large]));
        var toTheEnd = Box("mdat", 300);
        BinaryPrimitives.WriteInt32BigEndian(toTheEnd, 0);
        Assert.False(IsCut([.. Box("moov", 50), .. toTheEnd]));
        var tiny = Box("free", 8);
        BinaryPrimitives.WriteInt32BigEndian(tiny, 4);
        Assert.True(IsCut([.. Box("moov", 50), .. tiny]));
    }

    [Theory]
    [InlineData("생일 🎂.mp4", "생일 🎂.mp4")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\videos\\a.mov", "a.mov")]
    [InlineData("a\r\nb\0.mp4", "ab.mp4")]
    [InlineData("\u202Egpj.mp4", "gpj.mp4")]
    [InlineData("..", "..")]
    [InlineData("dir/", "video")]
    [InlineData(" ", "video")]
    [InlineData(null, "video")]
    public void A_file_name_is_cleaned_for_showing(string? name, string shown) => Assert.Equal(shown, UploadName.Clean(name));

    [Fact]
    public void A_file_name_is_never_long() => Assert.Equal(UploadName.MaxLength, LineText.Length(UploadName.Clean(new string('긴', 100_000))));

    private static bool IsCut(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return Mp4Boxes.IsCut(stream);
    }

    private static byte[] Box(string type, int length)
    {
        var box = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(box, length);
        Encoding.ASCII.GetBytes(type, box.AsSpan(4));
        return box;
    }
}
