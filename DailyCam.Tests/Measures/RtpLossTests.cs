using DailyCam.Core.Capture.Ffmpeg;
using Xunit;

namespace DailyCam.Tests.Measures;

public sealed class RtpLossTests
{
    [Theory]
    [InlineData("[rtsp @ 0x55d0c8a3e740] RTP: missed 12 packets", 12)]
    [InlineData("[rtsp @ 0x55d0c8a3e740] RTP: missed 1 packets", 1)]
    [InlineData("[rtsp @ 0x55d0c8a3e740] RTP: dropping old packet received too late", 1)]
    [InlineData("[rtsp @ 0x55d0c8a3e740] max delay reached. need to consume packet", null)] // Always beside the line with the number.
    [InlineData("[rtsp @ 0x55d0c8a3e740] RTP: missed 65530 packets", null)]
    [InlineData("[rtsp @ 0x55d0c8a3e740] RTP: missed -3 packets", null)]
    [InlineData("RTP: missed 99999999999999999999 packets", null)]
    [InlineData("RTP: missed ", null)]
    [InlineData("[h264 @ 0x1] error while decoding MB 3 4", null)]
    [InlineData("", null)]
    public void Lost_packets_are_read_out_of_the_words(string line, int? packets) => Assert.Equal(packets, RtpLoss.Packets(line));
}
