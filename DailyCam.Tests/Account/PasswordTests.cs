using DailyCam.Web.Features.Account;
using Xunit;

namespace DailyCam.Tests.Account;

public sealed class PasswordTests
{
    [Theory]
    [InlineData("four-otters-on-the-sofa")]
    [InlineData("우리집 고양이는 낮잠을 좋아해")]
    [InlineData("tR0ub4dor&3xyz")]
    public void A_long_password_of_ones_own_is_taken(string password) => Assert.Empty(Passwords.Check(password, "엄마"));

    [Theory]
    [InlineData("", "PasswordTooShort")]
    [InlineData("elevenchars", "PasswordTooShort")]
    [InlineData("PasswordPassword", "PasswordTooCommon")]
    [InlineData("passwordpassword1234!", "PasswordTooCommon")]
    [InlineData("dailycam202611", "PasswordTooCommon")]
    [InlineData("aaaaaaaaaaaaaaaa", "PasswordTooCommon")]
    [InlineData("123456789012", "PasswordTooCommon")]
    [InlineData("abcdefghijklmn", "PasswordTooCommon")]
    [InlineData("grandmother-in-law", "PasswordTooCommon")]
    public void What_is_tried_first_is_refused(string password, string code) =>
        Assert.Equal(code, Assert.Single(Passwords.Check(password, "grandmother-in-law")).Code);

    [Fact]
    public void An_endless_password_is_refused_before_it_is_hashed() =>
        Assert.Equal("PasswordTooLong", Assert.Single(Passwords.Check(string.Concat(Enumerable.Repeat("four otters ", 100)), "a")).Code);

    [Theory]
    [InlineData("엄마", true)]
    [InlineData("  mum  ", true)]
    [InlineData("", false)]
    [InlineData("two\nlines", false)]
    [InlineData("hidden\u202Eeman", false)]
    [InlineData("\uD800", false)]
    public void A_user_name_is_one_visible_line_in_any_script(string name, bool isTaken) =>
        Assert.Equal(isTaken, !UserNames.Check(UserNames.Clean(name)).Any());

    [Fact]
    public void A_name_typed_on_another_system_is_the_same_name() =>
        Assert.Equal("엄마", UserNames.Clean("엄마".Normalize(System.Text.NormalizationForm.FormD)));
}
