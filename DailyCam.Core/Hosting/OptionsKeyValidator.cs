using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace DailyCam.Core.Hosting;

/// <summary>Checks data annotations and names the full configuration key, which is what somebody who runs this at home can act on.</summary>
internal sealed class OptionsKeyValidator<TOptions>(string section) : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var results = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true))
        {
            return ValidateOptionsResult.Success;
        }

        return ValidateOptionsResult.Fail(results.Select(result =>
            $"{section}:{string.Join(", ", result.MemberNames.DefaultIfEmpty("?"))}: {result.ErrorMessage}"));
    }
}
