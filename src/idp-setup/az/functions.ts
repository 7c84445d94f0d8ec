/** The functions that the script is made of; plain bash, without a value of the user. */
export const FUNCTIONS = `die() {
  printf '%s\\n' "$*" >&2
  exit 1
}

# retry COMMAND...: what has just been made is not known everywhere at once.
retry() {
  local try
  for try in 1 2 3 4 5; do
    if "$@"; then return 0; fi
    sleep "$((try * 2))"
  done
  die "gave up: $1 $2 $3 $4"
}

# registration NAME: prints the client id of the app registration; makes it where there is none.
registration() {
  local ids
  ids=$(az ad app list --display-name "$1" --query "[?displayName=='$1'].appId" --output tsv) || return 1
  if [ -z "$ids" ]; then
    ids=$(az ad app create --display-name "$1" --sign-in-audience AzureADMyOrg --query appId --output tsv) || return 1
  fi
  case $ids in
    *$'\\n'*) die "several app registrations are called $1: rename all but one" ;;
  esac
  printf '%s' "$ids"
}

# configure CLIENT_ID: changes an app registration to what standard input says.
configure() {
  local object body
  body=$(cat)
  object=$(retry az ad app show --id "$1" --query id --output tsv)
  retry az rest --method PATCH --url "$GRAPH/v1.0/applications/$object" --headers Content-Type=application/json --body "$body"
}

# service_principal CLIENT_ID: lets the app be used in this tenant.
service_principal() {
  az ad sp show --id "$1" >/dev/null 2>&1 || retry az ad sp create --id "$1" >/dev/null
}

# client_secret CLIENT_ID NAME FILE: puts a new client secret into the file, unless it is there.
client_secret() {
  if [ -s "$3" ]; then
    printf 'kept %s; remove it for a new secret\\n' "$3" >&2
    return
  fi
  (
    umask 077
    retry az ad app credential reset --id "$1" --append --display-name "$2" --years 1 --query password --output tsv >"$3.new"
    mv "$3.new" "$3"
  )
}
`;
