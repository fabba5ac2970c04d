// The system's libyaml (Debian: libyaml-dev), for Swift.
#include <yaml.h>
