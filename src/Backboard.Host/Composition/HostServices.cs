using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Backboard.Host;

/// <summary>What the front end itself needs.</summary>
internal static class HostServices
{
    /// <summary>What all processes of a database agree on; looked at in this order, and before what a silo adds.</summary>
    public static IServiceCollection AddNodeChecks(this IServiceCollection services, ServerRole role)
    {
        services.AddSingleton<INodeCheck, ClusterCheck>();
        if (role != ServerRole.Silo)
            services.AddSingleton<INodeCheck>(static provider => provider.GetRequiredService<PepperCheck>());
        return services;
    }

    public static IServiceCollection AddBackboardHost(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<LimitsOptions>(configuration, "Limits");
        services.AddValidated<SseOptions>(configuration, "Sse");
        services.AddValidated<DocumentOptions>(configuration, "Documents");
        services.AddValidated<SiloOptions>(configuration, "Silo");
        services.AddSingleton<IValidateOptions<SiloOptions>, SiloRules>();
        services.AddBackboardKeys(configuration);
        services.AddSingleton<KeyRing>();
        services.AddSingleton<FailureThrottle>();
        if (configuration.GetRole() != ServerRole.Silo)
            services.AddHostedService<KeyBootstrap>();
        services.AddSingleton<OpenStreams>();
        services.AddHostedService(static provider => provider.GetRequiredService<OpenStreams>());
        services.AddSingleton<Shutdown>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<DefaultAssistants>();
        services.AddSingleton<Handover>();
        services.AddSingleton<TurnSender>();
        services.AddSingleton<TurnResponder>();
        services.AddSingleton<MemorySearch>();
        services.AddSingleton<FileIntake>();
        services.AddSingleton<AttachedFiles>();
        services.AddSingleton<DocumentUploader>();
        services.AddSingleton<DocumentReads>();
        services.AddSingleton<DocumentTexts>();
        services.AddSingleton<StoredAttachments>();
        services.AddSingleton<ClaudeModels>();
        services.AddSingleton<ClaudeThreads>();
        services.TryAddSingleton<ClusterConnection>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<ServerFacts>();
        services.AddHostedService<StartBanner>();
        services.AddExceptionHandler<UnexpectedExceptions>();
        services.AddOpenApi();
        services.AddRequestLimits();
        return services;
    }

    /// <summary>What the commands need of it beside a running server.</summary>
    public static IServiceCollection AddBackboardKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddValidated<AuthOptions>(configuration, "Auth");
        services.AddSingleton<PepperCheck>();
        return services.AddSingleton<KeyHasher>();
    }

    private static void AddValidated<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class =>
        services.AddOptionsWithValidateOnStart<T>().Bind(configuration.GetSection(section)).ValidateDataAnnotations();
}
