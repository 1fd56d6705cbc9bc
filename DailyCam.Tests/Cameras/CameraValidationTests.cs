using System.Text;
using DailyCam.Core.Cameras;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DailyCam.Tests.Cameras;

public sealed class CameraValidationTests
{
    private static readonly CameraDraft Good = new() { Name = "거실", Source = new SourceDraft { Kind = SourceKind.Demo } };

    [Theory]
    [InlineData("거실 \"창가\" 카메라")]
    [InlineData("it's o'clock")]
    [InlineData("👨‍👩‍👧 nursery 🍼")]
    [InlineData("-i /etc/passwd")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("$(rm -rf /)")]
    [InlineData("a")]
    public void Quotes_Hangul_and_emoji_are_fine_in_a_name(string name)
    {
        var (clean, problems) = CameraValidation.Check(Good with { Name = name });
        Assert.Empty(problems);
        Assert.Equal(name, clean.Name);
    }

    [Theory]
    [InlineData(null, CameraProblems.NameMissing)]
    [InlineData("", CameraProblems.NameMissing)]
    [InlineData("   ", CameraProblems.NameMissing)]
    [InlineData("\u3164\u200B\u2800", CameraProblems.NameMissing)]
    [InlineData("거실\n부엌", CameraProblems.NameNotOneLine)]
    [InlineData("a\r", CameraProblems.NameNotOneLine)]
    [InlineData("living\u2028room", CameraProblems.NameNotOneLine)]
    [InlineData("a\0b", CameraProblems.NameNotOneLine)]
    [InlineData("cam\u202Egpj.exe", CameraProblems.NameNotOneLine)]
    public void A_name_that_cannot_be_one_line_of_text_is_refused(string? name, string code) =>
        Assert.Equal([(code, "name")], CameraValidation.Check(Good with { Name = name }).Problems.Select(p => (p.Code, p.Field)));

    [Fact]
    public void Half_an_emoji_is_refused() => // an attribute cannot carry it
        Assert.Equal(CameraProblems.NameNotOneLine, CameraValidation.Check(Good with { Name = "broken " + "🍼"[0] }).Problems.Single().Code);

    [Fact]
    public void Length_is_counted_in_characters_a_person_would_count()
    {
        Assert.Empty(CameraValidation.Check(Good with { Name = string.Concat(Enumerable.Repeat("🍼", 80)) }).Problems);
        Assert.Equal(CameraProblems.NameTooLong, CameraValidation.Check(Good with { Name = new string('가', 81) }).Problems.Single().Code);
        Assert.Equal(CameraProblems.NameTooLong, CameraValidation.Check(Good with { Name = new string('a', 1 << 20) }).Problems.Single().Code);
    }

    [Fact]
    public void A_name_is_trimmed_and_composed()
    {
        var decomposed = "거실".Normalize(NormalizationForm.FormD);
        Assert.Equal("거실", CameraValidation.Check(Good with { Name = $" {decomposed} " }).Clean.Name);
    }

    [Fact]
    public void A_login_inside_the_address_moves_to_its_fields()
    {
        var source = Checked(new SourceDraft { Kind = SourceKind.Rtsp, Url = "rtsp://admin:p%40ss@192.168.0.20/s" });
        Assert.Equal(("rtsp://192.168.0.20/s", "admin", "p@ss"), (source.Url, source.User, source.Password));
    }

    [Fact]
    public void A_password_typed_in_its_field_wins_over_one_in_the_address()
    {
        var source = Checked(new SourceDraft { Kind = SourceKind.Rtsp, Url = "rtsp://old:old@192.168.0.20/s", User = "new", Password = "newer" });
        Assert.Equal(("new", "newer"), (source.User, source.Password));
    }

    [Fact]
    public void A_password_is_kept_letter_for_letter()
    {
        var decomposed = " 비밀 ".Normalize(NormalizationForm.FormD);
        Assert.Equal(decomposed, Checked(new SourceDraft { Kind = SourceKind.Rtsp, Url = "rtsp://h/s", User = "u", Password = decomposed }).Password);
    }

    [Theory]
    [InlineData("u\r\nX: y", "p", "source.user")]
    [InlineData("u", "p\nq", "source.password")]
    public void A_line_break_in_a_login_is_refused(string user, string password, string field)
    {
        var problems = CameraValidation.Check(new SourceDraft { Kind = SourceKind.Rtsp, Url = "rtsp://h/s", User = user, Password = password }).Problems;
        Assert.Equal([(CameraProblems.TextNotOneLine, field)], problems.Select(p => (p.Code, p.Field)));
    }

    [Fact]
    public void A_demo_or_file_source_carries_nothing_of_another_kind()
    {
        var upload = UploadId.New();
        var demo = Checked(new SourceDraft { Kind = SourceKind.Demo, Url = "file:///etc/passwd", User = "u", Password = "p", UploadId = upload });
        Assert.Equal(new SourceDraft { Kind = SourceKind.Demo }, demo);
        var file = Checked(new SourceDraft { Kind = SourceKind.File, Url = "concat:a|b", UploadId = upload, Speed = 4, Loop = false });
        Assert.Equal(new SourceDraft { Kind = SourceKind.File, UploadId = upload, Speed = 4, Loop = false }, file);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(8.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_speed_that_cannot_be_played_is_refused(double speed) =>
        Assert.Equal(CameraProblems.SpeedRange, CameraValidation.Check(new SourceDraft { Kind = SourceKind.File, UploadId = UploadId.New(), Speed = speed }).Problems.Single().Code);

    [Fact]
    public void Every_wrong_field_is_told_at_once()
    {
        var problems = CameraValidation.Check(new CameraDraft
        {
            Name = "a\nb",
            Location = "x\ny",
            Source = new SourceDraft { Kind = SourceKind.Rtsp, Url = "file:///etc/passwd", SubUrl = "concat:a" },
            RetentionDays = 0,
            MaxGigabytes = double.NaN,
            Mounting = (CameraMounting)9,
        }).Problems;
        Assert.Equal(
            ["location", "maxGigabytes", "mounting", "name", "retentionDays", "source.subUrl", "source.url"],
            problems.Select(p => p.Field).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void A_source_that_is_missing_or_of_no_kind_is_refused()
    {
        Assert.Equal(CameraProblems.SourceMissing, CameraValidation.Check(Good with { Source = null }).Problems.Single().Code);
        Assert.Equal(CameraProblems.SourceKindUnknown, CameraValidation.Check(Good with { Source = new SourceDraft { Kind = (SourceKind)77 } }).Problems.Single().Code);
    }

    [Fact]
    public void No_text_at_all_makes_checking_throw_or_lets_a_second_line_through()
    {
        Prop.ForAll(HostileText.Texts().ToArbitrary(), text =>
        {
            var (clean, problems) = CameraValidation.Check(Good with { Name = text, Location = text });
            if (problems.Count == 0)
            {
                Assert.InRange(LineText.Length(clean.Name!), 1, Camera.MaxNameLength);
                Assert.DoesNotContain(clean.Name!, static c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202E');
                Assert.True(clean.Name!.IsNormalized(NormalizationForm.FormC));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000).WithQuietOnSuccess(true));
    }

    private static SourceDraft Checked(SourceDraft draft)
    {
        var (clean, problems) = CameraValidation.Check(draft);
        Assert.Empty(problems);
        return clean;
    }
}
