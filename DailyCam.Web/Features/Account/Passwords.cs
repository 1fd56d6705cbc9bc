using System.Collections.Frozen;
using DailyCam.Core;

namespace DailyCam.Web.Features.Account;

/// <summary>What a password must be: long, and not one of those that are tried first. No rules on characters: they make passwords worse (NIST SP 800-63B).</summary>
internal static class Passwords
{
    /// <summary>OWASP ASVS 6.2.1 asks for 8 and advises more; the picture of a child is worth 12.</summary>
    public const int MinLength = 12;

    /// <summary>Bounds the work of hashing what a stranger sends.</summary>
    public const int MaxLength = 256;

    /// <summary>Fewer different characters than this is a pattern, not a password.</summary>
    private const int MinDifferentCharacters = 5;

    // Long ones from published lists, and what an owner of this product would try first. Compared without case, digits at the end and signs.
    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "password", "passwordpassword", "adminpassword", "administrator", "dailycam", "dailycamdailycam", "dailycamadmin", "dailycampassword", "adminadminadmin",
        "letmeinletmein", "iloveyou", "iloveyouiloveyou", "welcomewelcome", "changeme", "changemechangeme", "changemenow", "qwertyuiop", "qwertyqwerty", "qwertyuiopasdf",
        "asdfghjkl", "asdfghjklzxcvbnm", "zxcvbnm", "abcdefghijkl", "abcdefghijklm", "abcdefghijklmnop", "babymonitor", "mybabycamera", "babycamera", "homecamera",
        "correcthorsebatterystaple", "trustnoone", "sunshinesunshine", "princessprincess", "footballfootball", "monkeymonkey", "dragondragon", "superman", "opensesame",
        "비밀번호비밀번호", "사랑해사랑해", "데일리캠", "tkfkdgotkfkdgo", "qlalfqjsgh", "dkssudgktpdy");

    /// <summary>What is wrong with it, or nothing.</summary>
    public static IEnumerable<Problem> Check(string password, string userName)
    {
        if (password.Length < MinLength)
        {
            yield return new Problem("PasswordTooShort", "password", MinLength);
        }
        else if (password.Length > MaxLength)
        {
            yield return new Problem("PasswordTooLong", "password", MaxLength);
        }
        else if (IsGuessable(password, userName))
        {
            yield return new Problem("PasswordTooCommon", "password");
        }
    }

    private static bool IsGuessable(string password, string userName)
    {
        if (password.Distinct().Count() < MinDifferentCharacters || IsRun(password))
        {
            return true;
        }

        var core = password.Trim().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '!', '@', '#', '$', '.', '?', '*');
        return core.Length == 0 || Common.Contains(core) || (userName.Length > 0 && string.Equals(core, userName, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>123456789012, abcdefghijkl and the like: almost every character follows the one before it.</summary>
    private static bool IsRun(string password)
    {
        var steps = password.Zip(password.Skip(1)).Count(static pair => Math.Abs(pair.Second - pair.First) <= 1 || (pair.First is '9' && pair.Second is '0'));
        return steps >= password.Length - 2;
    }
}
